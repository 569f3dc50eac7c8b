namespace Neighbour.Library;

/// <summary>Something a pack brings along.</summary>
public static class PostCodes
{
    public static bool IsCorsican(string code) => code.StartsWith("20", StringComparison.Ordinal);
}
