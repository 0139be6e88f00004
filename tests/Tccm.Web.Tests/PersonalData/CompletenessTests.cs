using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Identity;
using Tccm.Web.PersonalData;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.PersonalData;

/// <summary>Whoever adds a column that could hold something about a person says where it is shown and erased, or why it need not be.</summary>
public sealed class CompletenessTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task EveryColumnThatMayHoldPersonalData_IsHeldBySomethingOrExceptedWithAReason()
    {
        var columns = await ColumnsAsync();
        var known = await HeldAsync();
        known.UnionWith(PersonalDataParts.NotPersonal.Keys);

        var forgotten = columns.Where(column => !known.Contains(column) && !known.Contains(column.Split('.')[0] + ".*")).ToList();

        Assert.True(columns.Count > 60, $"{columns.Count} columns");
        Assert.True(forgotten.Count == 0, "Name these in a Holding, or with a reason in PersonalDataParts.NotPersonal: " + string.Join(", ", forgotten));
    }

    [Fact]
    public async Task WhatIsNamed_IsThereAndIsNotNamedTwice()
    {
        var columns = (await ColumnsAsync(all: true)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tables = columns.Select(column => column.Split('.')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var held = await HeldAsync();

        Assert.DoesNotContain(held.Concat(PersonalDataParts.NotPersonal.Keys), name => name.EndsWith(".*", StringComparison.Ordinal) ? !tables.Contains(name[..^2]) : !columns.Contains(name));
        Assert.Empty(held.Intersect(PersonalDataParts.NotPersonal.Keys, StringComparer.Ordinal));
        Assert.DoesNotContain(PersonalDataParts.NotPersonal.Values, reason => reason.Length < 5);
    }

    [Fact]
    public async Task EveryTableThatMayChange_HasAnIdByWhichItsWordsAreScrubbed()
    {
        await using var db = portal.Database.Open();

        var without = PortalDatabase.MayChange.Where(table => !db.Model.GetEntityTypes().Any(type => type.GetTableName() == table && type.GetProperties().Any(property => property.GetColumnName() == "id" && property.ClrType == typeof(Guid))));

        Assert.Empty(without);
    }

    private async Task<HashSet<string>> HeldAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<AllHeld>().Holdings.SelectMany(holding => holding.Columns).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<List<string>> ColumnsAsync(bool all = false)
    {
        await using var register = portal.Database.Open();
        await using var identity = portal.Database.OpenIdentity();
        return [.. new IModel[] { register.Model, identity.Model }.SelectMany(model => model.GetEntityTypes())
            .SelectMany(type => type.GetProperties().Where(property => all || MayHoldPersonalData(property)), (type, property) => $"{type.GetTableName()}.{property.GetColumnName()}").Distinct()];
    }

    /// <summary>Words, bytes, documents and addresses; and whatever points at a person or a login.</summary>
    private static bool MayHoldPersonalData(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid)) return property.Name is "PersonId" or "UserId" or "LoginId" || property.Name.EndsWith("ById", StringComparison.Ordinal) || property.Name.EndsWith("PersonId", StringComparison.Ordinal);
        return type == typeof(string) || type == typeof(byte[]) || type == typeof(EmailAddress) || type == typeof(System.Net.IPAddress) || property.GetColumnType() == "jsonb" || property.GetColumnType().EndsWith("[]", StringComparison.Ordinal);
    }
}
