using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Database;
using Tccm.Outbox.Host;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;
using Tccm.Web.Setup;

// A program that sends what is in the outbox, for the tests to kill. Arguments: the database, the port of the relay on this
// machine. It says when it is warm, and begins when it is told by how many minutes its clock is ahead.
var services = new ServiceCollection();
var clock = new ClockAhead();
services.AddLogging();
services.AddDbContext<TccmDbContext>(options => options.UseNpgsql(args[0], PortalDatabase.Tables(TccmDbContext.Schema)));
services.Configure<SmtpOptions>(smtp => (smtp.Host, smtp.Port, smtp.StartTls) = ("127.0.0.1", int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), false));
services.Configure<PortalOptions>(_ => { });
services.AddSingleton<TimeProvider>(clock);
services.AddSingleton<IMailTransport, SmtpTransport>();
services.AddSingleton<OutboxDispatcher>();
await using var provider = services.BuildServiceProvider();
await using (var scope = provider.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<TccmDbContext>().Outbox.AnyAsync();

Console.WriteLine("warm");
clock.Ahead = TimeSpan.FromMinutes(int.Parse(Console.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture));
var dispatcher = provider.GetRequiredService<OutboxDispatcher>();
while (await dispatcher.SendDueAsync(CancellationToken.None) > 0) { }
Console.WriteLine("nothing is due");
