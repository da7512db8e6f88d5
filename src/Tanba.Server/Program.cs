using Tanba.Authority;
using Tanba.Registration;
using Tanba.Server.Portal;
using Tanba.Validation;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var file = builder.Configuration["config"] is { } path ? Path.GetFullPath(path) : null;
if (file is not null)
{
    builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
}

builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
    .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // it warns that its keys are not encrypted; their folder is 0700
builder.Configuration.AddEnvironmentVariables("TANBA_").AddCommandLine(args);
WebApplication app;
try
{
    var options = new RoomOptions(builder.Configuration, file);
    var portal = options.Portal();
    builder.WebHost.UseUrls(portal.Listen ?? portal.Origin!.GetLeftPart(UriPartial.Authority));
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024; // an application with its requests and signature is below 100 KiB
    });
    builder.Services.AddAuthority(options.Authority(), options.Database());
    builder.Services.AddRegistration(options.Registration());
    builder.Services.AddValidation(options.Validation());
    builder.Services.AddPortal(portal);

    app = builder.Build();
    await app.Services.OpenAuthorityAsync(CancellationToken.None);
    await app.Services.OpenRegistrationAsync(CancellationToken.None);
    app.Services.OpenValidation();
}
catch (InvalidOperationException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}

app.UsePortal();
await app.RunAsync();
return 0;
