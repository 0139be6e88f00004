using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tccm.Domain.Text;

namespace Tccm.Domain.Database;

internal sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(date => date.ToString(), iso => PartialDate.Parse(iso));

internal sealed class EmailAddressConverter() : ValueConverter<EmailAddress, string>(address => address.Value, value => EmailAddress.Parse(value));

public static partial class Mapping
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Names tables' parts in snake_case, as PostgreSQL's own are.</summary>
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName()!));
            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName(Snake(foreign.GetConstraintName()!));
                foreign.DeleteBehavior = DeleteBehavior.Restrict;
            }
            foreach (var index in entity.GetIndexes().Where(index => !index.GetDatabaseName()!.StartsWith("ux_", StringComparison.Ordinal)))
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    /// <summary>Keeps an immutable value as one jsonb column; it is replaced as a whole.</summary>
    internal static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            json => JsonSerializer.Deserialize<T>(json, Json)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => value));

    private static string Snake(string name) => Hump().Replace(name, "_").ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hump();
}
