using Qlower.Loaders.Tests.RulePacks;

namespace Qlower.Loaders.Tests.Rules;

internal static class HostRulesExtensions
{
    /// <summary>Adds the pack of azur, with the rules AZUR1001 and AZUR1002.</summary>
    public static IQlowerLoadersBuilder AddTestPack(this IQlowerLoadersBuilder builder) => builder.AddPack<Samples.AzurPack>(typeof(Samples.AmountRules));
}
