using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Infrastructure;

public sealed class FieldTagHelperTests
{
    private readonly ViewDataDictionary<Form> _page;
    private readonly IModelExpressionProvider _expressions;

    public FieldTagHelperTests()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMvcCore().AddViews().AddDataAnnotations();
        var provider = services.BuildServiceProvider();
        _page = new(provider.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = new Form() };
        _expressions = provider.GetRequiredService<IModelExpressionProvider>();
    }

    [Fact]
    public void AddressOfMail_IsPlainText_SoThatNamesBeyondAsciiPass()
    {
        var html = Field(form => form.Email);

        Assert.Contains("""inputmode="email" """, html, StringComparison.Ordinal);
        Assert.Contains("""type="text" """, html, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusedField_KeepsWhatWasTypedAndNamesItsError()
    {
        _page.ModelState.SetModelValue("Email", "<aoi>光", "<aoi>光");
        _page.ModelState.AddModelError("Email", "Enter an address as name@domain");

        var html = Field(form => form.Email);

        Assert.Contains("""value="&lt;aoi&gt;光" """, html, StringComparison.Ordinal);
        Assert.Contains("""aria-describedby="Email-error" aria-invalid="true" """, html, StringComparison.Ordinal);
        Assert.Contains("""<span class="error" id="Email-error">Enter an address as name@domain</span>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Password_IsNeverShownAgain()
    {
        _page.ModelState.SetModelValue("Secret", "a long secret indeed", "a long secret indeed");

        var html = Field(form => form.Secret);

        Assert.DoesNotContain("a long secret indeed", html, StringComparison.Ordinal);
    }

    [Fact]
    public void UntickedBox_StaysUnticked_ThoughTheModelSaysYes()
    {
        _page.ModelState.SetModelValue("News", new[] { "false" }, "false");

        var html = Field(form => form.News);

        Assert.DoesNotContain("checked", html, StringComparison.Ordinal);
    }

    [Fact]
    public void FewChoices_AreRadios_WithTheirHintsBesideTheirNames()
    {
        var html = Field(form => form.Category);

        Assert.StartsWith("<fieldset", html, StringComparison.Ordinal);
        Assert.Contains("""aria-describedby="Category-hint" aria-labelledby="Category-words" """, html, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralChoices_KeepEachThatWasTicked()
    {
        _page.ModelState.SetModelValue("Categories", new[] { "Supporter" }, "Supporter");

        var html = Field(form => form.Categories);

        Assert.Contains("""checked="checked" id="Categories-1" name="Categories" type="checkbox" value="Supporter" """, html, StringComparison.Ordinal);
        Assert.Single(html.Split("checked=\"checked\"").Skip(1));
    }

    [Fact]
    public void LongText_SaysItsLimit_AndIsNotCutOff()
    {
        var html = Field(form => form.Words);

        Assert.Contains("At most 2,000 characters.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("maxlength", html, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldNobodyMustAnswer_SaysThatItIsOptional()
    {
        var optional = Field(form => form.Words);
        var asked = Field(form => form.Email);

        Assert.Contains("(optional)", optional, StringComparison.Ordinal);
        Assert.DoesNotContain("(optional)", asked, StringComparison.Ordinal);
    }

    private string Field<T>(Expression<Func<Form, T>> of)
    {
        var field = new FieldTagHelper { For = _expressions.CreateModelExpression(_page, of), ViewContext = new ViewContext { ViewData = _page } };
        var output = new TagHelperOutput("field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        field.Process(new TagHelperContext([], new Dictionary<object, object>(), "field"), output);

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    public enum Category
    {
        [Display(Name = "As a member", Description = "It signs statements.")]
        Member,

        [Display(Name = "As a supporter")]
        Supporter,
    }

    public sealed record Form
    {
        [Display(Name = "E-mail address"), DataType(DataType.EmailAddress), Required]
        public string? Email { get; init; }

        [DataType(DataType.Password)]
        public string? Secret { get; init; }

        public bool News { get; init; } = true;

        public Category? Category { get; init; }

        public IReadOnlyList<Category> Categories { get; init; } = [];

        [DataType(DataType.MultilineText), MaxLength(2000)]
        public string? Words { get; init; }
    }
}
