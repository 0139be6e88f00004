using System.Runtime.InteropServices;

namespace Tccm.Typesetting.Native;

/// <summary>Anything freed by <c>g_object_unref</c>: font maps, contexts, layouts.</summary>
internal abstract class ObjectHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        PangoApi.Unref(handle);
        return true;
    }
}

internal sealed class FontMapHandle : ObjectHandle;

internal sealed class PangoContextHandle : ObjectHandle;

internal sealed class LayoutHandle : ObjectHandle;

internal sealed class SurfaceHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        CairoApi.DestroySurface(handle);
        return true;
    }
}

internal sealed class CairoHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        CairoApi.Destroy(handle);
        return true;
    }
}

internal sealed class FontDescriptionHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        PangoApi.FreeFontDescription(handle);
        return true;
    }
}

internal sealed class AttributesHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        PangoApi.UnrefAttributes(handle);
        return true;
    }
}
