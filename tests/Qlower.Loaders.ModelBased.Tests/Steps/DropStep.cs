using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A partner sends a file.</summary>
/// <param name="Number">The number of the file, unique in the sequence.</param>
/// <param name="File">The file.</param>
internal sealed record DropStep(int Number, SentFile File) : Step
{
    public override string ToString() => $"drop #{Number} {File}";
}
