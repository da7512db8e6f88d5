using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Commands;

/// <summary>What will be signed, as the window says it.</summary>
public static class SignStatement
{
    // A window is no reader: long documents are shown by their beginning, many by the first few.
    private const int MostLetters = 2000;
    private const int MostDocuments = 5;

    public static Statement Of(SignOrder order)
    {
        var words = order.Asker.Words;
        if (order.Digested)
        {
            return new Statement(words.Say("sign.digests", order.Documents.Count), []) { Machine = Listed(order.Documents, Convert.ToHexStringLower), Warning = words["sign.digests.warning"] };
        }

        if (order.Act is { } act)
        {
            return new Statement(ActHeading(act, words), Lines(PlainText.Of(act.Human))) { Machine = PlainText.Of(act.Machine) };
        }

        return new Statement(words.Say("sign.documents", order.Documents.Count), []) { Machine = Listed(order.Documents, document => Preview(document, words)) };
    }

    private static string ActHeading(ActText act, Words words) => (act.Line("act"), act.Line("application")) switch
    {
        ("sign-in", _) => words["act.sign-in"],
        ("reissue", { } number) => words.Say("act.reissue", ApplicationNumber.Grouped(PlainText.Of(number))),
        _ => words["act.other"],
    };

    private static string Listed(IReadOnlyList<byte[]> documents, Func<byte[], string> show)
    {
        var shown = documents.Take(MostDocuments).Select((document, at) => documents.Count == 1 ? show(document) : $"{at + 1}. {show(document)}");
        return string.Join('\n', documents.Count > MostDocuments ? shown.Append("…") : shown);
    }

    private static string Preview(byte[] document, Words words)
    {
        if (document.Length <= MostLetters * 4 && Utf8.IsValid(document) && Encoding.UTF8.GetString(document) is var text && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
        {
            return text.Length <= MostLetters ? PlainText.Of(text) : PlainText.Of(text[..MostLetters]) + "…";
        }

        return words.Say("sign.binary", document.Length.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' '), Convert.ToHexStringLower(SHA256.HashData(document)));
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
