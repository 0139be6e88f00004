using Microsoft.EntityFrameworkCore;
using Tccm.Web.Setup;

// The tool that writes migrations starts the program too; it finds its way by Setup/DesignTime.
if (EF.IsDesignTime) return 0;

return await Commands.RunAsync(args);

public partial class Program;
