using System.Runtime.InteropServices;

namespace Tccm.Web.Control.Native;

/// <summary>The part of libunbound that asks one question. Names follow unbound.h without its prefix.</summary>
internal static unsafe partial class UnboundApi
{
    internal const string Library = "libunbound.so.8";

    internal static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "ub_ctx_create")]
    internal static partial ContextHandle Create();

    [LibraryImport(Library, EntryPoint = "ub_ctx_delete")]
    internal static partial void Delete(nint context);

    [LibraryImport(Library, EntryPoint = "ub_ctx_set_fwd", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Forward(ContextHandle context, string address);

    [LibraryImport(Library, EntryPoint = "ub_ctx_resolvconf", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ForwardAsSystem(ContextHandle context, string? file);

    [LibraryImport(Library, EntryPoint = "ub_ctx_set_option", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetOption(ContextHandle context, string option, string value);

    [LibraryImport(Library, EntryPoint = "ub_ctx_debugout")]
    internal static partial int LogTo(ContextHandle context, nint stream);

    /// <summary>With 1 the work is done on a thread of this process; otherwise libunbound would fork.</summary>
    [LibraryImport(Library, EntryPoint = "ub_ctx_async")]
    internal static partial int UseThread(ContextHandle context, int thread);

    [LibraryImport(Library, EntryPoint = "ub_resolve_async", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Resolve(ContextHandle context, string name, int type, int dnsClass, nint data, delegate* unmanaged<nint, int, Result*, void> callback, out int id);

    [LibraryImport(Library, EntryPoint = "ub_process")]
    internal static partial int Process(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "ub_resolve_free")]
    internal static partial void Free(Result* result);

    /// <summary>struct ub_result, up to the last field that is read.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Result
    {
        public nint Name;
        public int Type;
        public int Class;
        public byte** Data;
        public int* Lengths;
        public nint CanonicalName;
        public int ResponseCode;
        public nint Packet;
        public int PacketLength;
        public int HasData;
        public int NoSuchName;
    }

    internal sealed class ContextHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            Delete(handle);
            return true;
        }
    }
}
