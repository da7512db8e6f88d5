namespace Tanba.Agent.Consent;

/// <summary>Why the person is asked; names the words of the window (<c>purpose.*</c>).</summary>
public enum Purpose
{
    SignIn,
    SignAct,
    SignDocuments,
    ShowKey,
    ListKeys,
    ChooseFile,
    ChooseFolder,
    ChooseToken,
    GenerateKeys,
    FindPending,
    InstallCertificates,
    ChangePassword,
    ChangePin,
}

public static class PurposeWords
{
    public static string Title(this Purpose purpose, Words words) => words[$"purpose.{purpose}.title"];

    public static string Button(this Purpose purpose, Words words) => words[$"purpose.{purpose}.button"];
}
