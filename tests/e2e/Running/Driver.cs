using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Playwright's own program: one for the whole run, ended with it.</summary>
public static class Driver
{
    private static readonly Lazy<Task<IPlaywright>> Started = new(Playwright.CreateAsync);

    public static Task<IPlaywright> SharedAsync() => Started.Value;
}
