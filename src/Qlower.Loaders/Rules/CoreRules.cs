namespace Qlower.Loaders.Rules;

/// <summary>The core's own rules.</summary>
internal static class CoreRules
{
    public static IReadOnlyList<Rule> All => [];
}
