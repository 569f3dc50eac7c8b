namespace Qlower.Loaders.S3.Spooling;

/// <summary>One arrival: what was received stays the same under it for ever.</summary>
internal readonly record struct SpoolKey(string Location, string Identity)
{
    public static SpoolKey Of(SourceFile file) => new(file.Location, file.Identity);
}
