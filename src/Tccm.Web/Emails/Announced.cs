using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tccm.Domain.Announcements;
using Tccm.Web.Pages.Shared;

namespace Tccm.Web.Emails;

/// <summary>An announcement to one reader: its words, where it is read again, and how to get no more of them.</summary>
public sealed class Announced(Announcement announcement, string why, string leavePath, DateTimeOffset at, bool isTrial) : Letter
{
    public static Announced To(Recipient reader, Announcement announcement, string leavePath, DateTimeOffset at) => new(announcement,
        announcement.AudienceKind == AudienceKind.Followers ? $"You get this because you follow {announcement.Process!.Name} for {reader.For}." : $"You get this because you are a contact of {reader.For}.", leavePath, at, isTrial: false);

    /// <summary>To whoever looks at it before it is sent.</summary>
    public static Announced OnTrial(Announcement announcement, string leavePath, DateTimeOffset at) =>
        new(announcement, "You alone get this, to see it as others will. It was not sent.", leavePath, at, isTrial: true);

    public override string Subject => isTrial ? $"Trial: {announcement.Subject}" : announcement.Subject;

    public override bool CanWait => !isTrial;

    // The link to leave is for this reader alone.
    public override bool Secret => true;

    public override string? OnceKey => isTrial ? null : $"announcement:{announcement.Id}";

    public override string? Unsubscribe => leavePath;

    protected override IEnumerable<string> Body => announcement.Body.TrimEnd('\n').Split("\n\n").Prepend(why);

    protected override string? Drawn
    {
        get
        {
            var output = new TagHelperOutput("statement-text", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            new StatementTextTagHelper { Document = announcement.Document, Lang = announcement.Language, Marks = false }.Process(null!, output);
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            output.WriteTo(writer, HtmlEncoder.Default);
            return writer.ToString();
        }
    }

    protected override (string, string)? Link => ("Read it on the portal", $"/announcements/{announcement.Slug ?? announcement.SlugOn(at)}");

    protected override (string Words, string Path)? Leaving => ("To get no more announcements", leavePath);
}
