using Tccm.Domain.Applications;

namespace Tccm.Web.Pages.Secretariat;

public sealed record ApplicationQueue(IReadOnlyList<Application> Applications, DateTimeOffset Now);
