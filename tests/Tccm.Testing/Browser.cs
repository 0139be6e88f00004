using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Xunit;

namespace Tccm.Testing;

/// <summary>A browser as the portal sees it: it keeps cookies, follows redirects when told, and runs no script.</summary>
public sealed class Browser(Portal portal, HttpClient client)
{
    private const int MostRedirects = 5;

    /// <summary>For what is not a page: headers, files, requests that no form makes.</summary>
    public HttpClient Client => client;

    public Task<Browser> SignInAsync(Contact contact) => SignInAsync(contact.Person.Email.Value);
    public Task<Browser> SignInAsync(Person person) => SignInAsync(person.Email.Value);

    /// <summary>Makes a login for the person of this address where there is none, and signs in.</summary>
    public async Task<Browser> SignInAsync(string email)
    {
        await portal.EnrolAsync(EmailAddress.Parse(email));
        var form = await GetAsync("/account/sign-in");
        var page = await form.Is(HttpStatusCode.OK).SubmitAsync(follow: false, ("Input.Email", email), ("Input.Password", Portal.Password));
        page.Is(HttpStatusCode.Found);
        return this;
    }

    public Task<AssertPage> GetAsync(string path, bool follow = true) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), follow);

    /// <summary>
    /// Posts to an address whose form this person may never have seen. It brings a valid antiforgery token,
    /// so that what refuses the post is the page's own guard.
    /// </summary>
    public async Task<AssertPage> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        var token = (await GetAsync("/")).Token ?? (await GetAsync("/account/sign-in")).Token
            ?? throw new InvalidOperationException("No page at hand has a form with a token.");
        return await PostFormAsync(path, [.. fields.Where(field => field.Value is not null), (AssertPage.TokenField, token)], follow: false);
    }

    internal Task<AssertPage> PostFormAsync(string path, IEnumerable<(string Name, string? Value)> fields, bool follow)
    {
        var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value ?? "")));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, follow);
    }

    private async Task<AssertPage> SendAsync(HttpRequestMessage request, bool follow)
    {
        var (page, next) = await AnswerAsync(request, null);
        for (var redirects = 0; next is not null && follow && next.Host == Portal.Address.Host; redirects++)
        {
            Assert.True(redirects < MostRedirects, $"{page.RedirectedTo} leads in a circle.");
            (page, next) = await AnswerAsync(new HttpRequestMessage(HttpMethod.Get, next.PathAndQuery), page.RedirectedTo);
        }
        return page;
    }

    private async Task<(AssertPage Page, Uri? Next)> AnswerAsync(HttpRequestMessage request, string? firstRedirect)
    {
        using var sent = request;
        using var answer = await client.SendAsync(request);
        var here = new Uri(Portal.Address, request.RequestUri!);
        var next = answer.Headers.Location is { } location ? new Uri(here, location) : null;
        return (new AssertPage(this, here.PathAndQuery, answer.StatusCode, firstRedirect ?? next?.PathAndQuery, await answer.Content.ReadAsStringAsync()), next);
    }
}
