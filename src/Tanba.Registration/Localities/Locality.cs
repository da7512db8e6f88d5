namespace Tanba.Registration.Localities;

/// <summary>A name in the two languages of the classifier.</summary>
public sealed record TwoNames(string Kazakh, string Russian)
{
    /// <summary>There are no English names; the Russian ones stand in.</summary>
    public string In(string language) => language == "kk" ? Kazakh : Russian;
}

/// <summary>An oblast, or a city that is its own region.</summary>
public sealed record Region(string Code, TwoNames Name);

/// <summary>A city, town or village.</summary>
/// <param name="District">Null for a city.</param>
/// <param name="Key">Where a list goes on after it.</param>
public sealed record Locality(string Code, TwoNames Name, TwoNames? District, Region Region, string Key);
