namespace Tanba.Authority.Store;

/// <summary>Time as it is stored: UTC milliseconds since 1970.</summary>
public static class Times
{
    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(this long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
