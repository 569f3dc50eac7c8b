namespace Qlower.Loaders.JsonSchema.Text;

/// <summary>Numbers that are not negative, in decimal digits.</summary>
internal static class CountText
{
    /// <summary>Uses no culture, not even the invariant one: the first use makes the process load its globalization library.</summary>
    public static string Of(long count) => $"{count}";
}
