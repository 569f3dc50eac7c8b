using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Qlower.Loaders.RulePacks;

/// <summary>Looks into an assembly file without loading it.</summary>
internal static class RulePackMetadata
{
    /// <summary>Whether a type in the file names <see cref="IRulePack"/> among its interfaces. A file that is no assembly has none.</summary>
    public static bool HasRulePack(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var file = new PEReader(stream);
            if (!file.HasMetadata)
            {
                return false;
            }

            var metadata = file.GetMetadataReader();
            return metadata.TypeDefinitions.Any(type => Implements(metadata, metadata.GetTypeDefinition(type)));
        }
        catch (BadImageFormatException)
        {
            // Native libraries lie beside assemblies; they are no packs.
            return false;
        }
    }

    private static bool Implements(MetadataReader metadata, TypeDefinition type)
    {
        foreach (var handle in type.GetInterfaceImplementations())
        {
            var contract = metadata.GetInterfaceImplementation(handle).Interface;
            if (contract.Kind == HandleKind.TypeReference
                && metadata.GetTypeReference((TypeReferenceHandle)contract) is var reference
                && metadata.StringComparer.Equals(reference.Name, nameof(IRulePack))
                && metadata.StringComparer.Equals(reference.Namespace, typeof(IRulePack).Namespace!))
            {
                return true;
            }
        }

        return false;
    }
}
