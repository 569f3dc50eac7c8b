namespace Qlower.Loaders.JsonSchema.Text;

/// <summary>Numbers that are not negative, in decimal digits.</summary>
internal static class CountText
{
    /// <summary>Asks for no culture, not even the invariant one: the first to do so makes the process load its library for languages.</summary>
    public static string Of(long count) => $"{count}";
}
