using Tanba.Server.Portal;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var file = builder.Configuration["config"] is { } path ? Path.GetFullPath(path) : null;
if (file is not null)
{
    builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
}

builder.Configuration.AddEnvironmentVariables("TANBA_").AddCommandLine(args);
try
{
    var portal = (builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new()).Beside(file).Check();
    builder.WebHost.UseUrls(portal.Listen ?? portal.Origin!.GetLeftPart(UriPartial.Authority));
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024; // an application with its requests and signature is below 100 KiB
    });
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddPortal(portal);
}
catch (InvalidOperationException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}

var app = builder.Build();
app.UsePortal();
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the real host.</summary>
internal sealed partial class Program;
