using System.Security.Cryptography;
using System.Text.Json;

namespace Tanba.Agent.Protocol;

/// <summary>Gives each request to the module that it names. Every request gets exactly one reply, also when nobody knows the module.</summary>
public sealed partial class Dispatcher(IEnumerable<IModule> modules, ChosenLocales locales, ILogger<Dispatcher> log)
{
    // No known request nests deeper than four.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };
    private readonly Dictionary<string, IModule> byName = modules.ToDictionary(module => module.Name, StringComparer.Ordinal);

    /// <summary>The reply, or null where the page expects none.</summary>
    public async Task<string?> AnswerAsync(ReadOnlyMemory<byte> message, string? origin, MadeKeys made, CancellationToken stop)
    {
        if (!TryParse(message, out var document))
        {
            return Frames.NotJson;
        }

        using (document)
        {
            var request = new Request(document.RootElement);
            if (!byName.TryGetValue(request.Module, out var module))
            {
                // The applet interface of 2015 is off; its clients wait for no reply to setLocale alone.
                return request is { Module: "", Method: "setLocale" } ? null : Frames.ModuleNotFound;
            }

            return await AnswerAsync(module, request, new Asker(origin, locales.Of(origin)) { Made = made }, stop);
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> message, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(message, Strict);
            return WholeText.Is(message.Span, document.RootElement);
        }
        catch (JsonException)
        {
            document = null!;
            return false;
        }
    }

    private async Task<string> AnswerAsync(IModule module, Request request, Asker asker, CancellationToken stop)
    {
        try
        {
            return Frames.Write(await module.AnswerAsync(request, asker, stop));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            LogFault(fault, number, module.Name, request.Method);
            return Frames.Write(module.Fault(number, asker));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Number} in {Module}, method {Method}")]
    private partial void LogFault(Exception fault, string number, string module, string? method);
}
