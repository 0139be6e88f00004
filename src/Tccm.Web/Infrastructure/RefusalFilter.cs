using System.Reflection;
using Microsoft.AspNetCore.Mvc;
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
        // Without a handler the page would be drawn with nothing loaded.
        if (context.HandlerMethod is null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

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
        var input = page.GetType().GetProperty("Input")?.PropertyType;
        return PathOf(field.Split('.'), input) ?? PathOf([field[(field.LastIndexOf('.') + 1)..]], input) ?? "";
    }

    /// <summary>The name in the form of a field, or of one in a part of it; null where there is none.</summary>
    private static string? PathOf(IEnumerable<string> parts, Type? input)
    {
        var path = "Input";
        foreach (var part in parts)
        {
            if (input?.GetProperty(part, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public) is not { } property) return null;
            (path, input) = ($"{path}.{property.Name}", property.PropertyType);
        }
        return path;
    }
}
