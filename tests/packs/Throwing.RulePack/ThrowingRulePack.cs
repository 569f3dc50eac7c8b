using Qlower.Loaders;

namespace Throwing.RulePack;

public sealed class ThrowingRulePack : IRulePack
{
    public ThrowingRulePack() => throw new NotSupportedException("The table of rents is not there.");

    public string PartnerId => "throwing";

    public string Version => "1.0.0";
}
