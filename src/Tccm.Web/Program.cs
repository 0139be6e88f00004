using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tccm.Web.Setup;

// The tool that writes migrations starts the program too; it finds its way by Setup/DesignTime.
if (EF.IsDesignTime) return 0;

return await Commands.Root(args).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

public partial class Program;
