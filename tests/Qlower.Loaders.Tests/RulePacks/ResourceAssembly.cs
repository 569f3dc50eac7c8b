using System.Reflection;
using System.Text;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>An assembly of one pack with the given resources.</summary>
internal sealed class ResourceAssembly(string name, params (string Name, string Content)[] resources) : Assembly
{
    public override string Location => "";

    public override IEnumerable<TypeInfo> DefinedTypes => [typeof(Samples.AzurPack).GetTypeInfo()];

    public override Type[] GetTypes() => [typeof(Samples.AzurPack)];

    public override AssemblyName GetName() => new(name);

    public override string[] GetManifestResourceNames() => [.. resources.Select(resource => resource.Name)];

    public override Stream? GetManifestResourceStream(string name) =>
        new MemoryStream(Encoding.UTF8.GetBytes(resources.Single(resource => resource.Name == name).Content));
}
