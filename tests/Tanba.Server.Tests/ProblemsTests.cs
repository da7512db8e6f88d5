using Microsoft.AspNetCore.Http;
using Tanba.Pki;

namespace Tanba.Server.Tests;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData(RejectionKind.Invalid, 400)]
    [InlineData(RejectionKind.Forbidden, 403)]
    [InlineData(RejectionKind.NotFound, 404)]
    [InlineData(RejectionKind.Conflict, 409)]
    [InlineData(RejectionKind.Unavailable, 503)]
    public void Every_kind_of_refusal_has_its_status(RejectionKind kind, int status) => Assert.Equal(status, Problems.StatusOf(kind));

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("text/html,application/xhtml+xml", false)]
    [InlineData(null, false)]
    public void A_script_asks_for_JSON_and_a_person_does_not(string? accept, bool expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Accept = accept;
        Assert.Equal(expected, Problems.WantsJson(context.Request));
    }
}
