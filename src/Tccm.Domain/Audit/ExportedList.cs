namespace Tccm.Domain.Audit;

/// <summary>A list of the register that somebody took away as a file. Nothing is kept of it but its audit entry.</summary>
public static class ExportedList
{
    /// <summary>The entry that says who took which list, with how many lines; not what was sought, which may be somebody's name.</summary>
    public static AuditEntry Taken(string list, int lines, Actor by, DateTimeOffset at, Guid? organisationId = null) =>
        new(by, at, "list.exported", "List", Guid.CreateVersion7(), $"The list “{list}” was exported with {Text.Words.Counted(lines, "line")}.", organisationId);
}
