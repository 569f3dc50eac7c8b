using Absent.Library;
using Qlower.Loaders;

namespace MissingDependency.RulePack;

public sealed class MissingDependencyRulePack : IRulePack
{
    public string PartnerId => "missing";

    public string Version => Gone.IsHere("1") ? "1.0.0" : "";
}
