using System.Runtime.InteropServices;

namespace Tccm.Typesetting.Native;

/// <summary>Looks for the shared libraries before the first call, to name the package instead of a missing symbol.</summary>
internal static class Libraries
{
    internal const string Cairo = "libcairo.so.2";
    internal const string Pango = "libpango-1.0.so.0";
    internal const string PangoCairo = "libpangocairo-1.0.so.0";
    internal const string GObject = "libgobject-2.0.so.0";

    private static readonly Lazy<bool> Found = new(() =>
    {
        Load(Cairo, "libcairo2");
        Load(GObject, "libglib2.0-0");
        Load(Pango, "libpango-1.0-0");
        Load(PangoCairo, "libpangocairo-1.0-0");
        return true;
    });

    internal static void Require() => _ = Found.Value;

    internal static void Load(string library, string package)
    {
        if (NativeLibrary.TryLoad(library, out _))
            return;
        throw new TypesettingException(
            $"The library {library} is missing, so no PDF can be made. On Debian and Ubuntu install it with: apt-get install {package} libpangocairo-1.0-0 fonts-dejavu-core");
    }
}
