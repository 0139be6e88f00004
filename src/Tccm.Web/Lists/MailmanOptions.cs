namespace Tccm.Web.Lists;

/// <summary>Where Mailman's REST API is, and as whom the portal asks it.</summary>
public sealed class MailmanOptions
{
    /// <summary>With its version, such as <c>http://localhost:8001/3.1</c>; null where there is no Mailman.</summary>
    public Uri? Url { get; set; }
    public string User { get; set; } = "restadmin";
    public string Password { get; set; } = "";

    /// <summary>How long one question may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many members of a roster are asked for at a time.</summary>
    public int PageSize { get; set; } = 200;
}
