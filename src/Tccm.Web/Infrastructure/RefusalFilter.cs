using System.Reflection;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;

namespace Tccm.Web.Infrastructure;

/// <summary>
/// A post that the domain refuses shows its page again with status 409, the reason and everything that was typed;
/// one whose form is not filled in right, with 400. Pages load their data before they ask the domain.
/// </summary>
public sealed class RefusalFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.HandlerInstance is not PageModel page) return;
        if (executed.Exception is DomainException refused)
        {
            page.ModelState.AddModelError(FieldName(refused.Field, page), refused.Message);
            executed.ExceptionHandled = true;
            executed.Result = Again(page, StatusCodes.Status409Conflict);
        }
        else if (executed.Result is PageResult { StatusCode: null } result && !page.ModelState.IsValid && HttpMethods.IsPost(page.Request.Method))
        {
            result.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static PageResult Again(PageModel page, int status)
    {
        var result = page.Page();
        result.StatusCode = status;
        return result;
    }

    /// <summary>A refusal about a field stands beside it where the page has that field, even one that was not posted.</summary>
    private static string FieldName(string? field, PageModel page)
    {
        if (field is null) return "";
        var name = field[(field.LastIndexOf('.') + 1)..];
        var input = page.GetType().GetProperty("Input")?.PropertyType.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public);
        return input is null ? "" : "Input." + input.Name;
    }
}
