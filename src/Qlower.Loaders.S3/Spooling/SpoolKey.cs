namespace Qlower.Loaders.S3.Spooling;

/// <summary>Identifies one arrival, whose content never changes.</summary>
internal readonly record struct SpoolKey(string Location, string Identity)
{
    public static SpoolKey Of(SourceFile file) => new(file.Location, file.Identity);
}
