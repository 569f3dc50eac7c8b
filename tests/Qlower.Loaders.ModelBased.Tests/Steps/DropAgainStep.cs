namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A partner sends the bytes of an earlier file again.</summary>
/// <param name="Number">The number of the new file, unique in the sequence.</param>
/// <param name="Of">The number of the earlier file.</param>
/// <param name="IsSameName">Whether it has the name of the earlier one, if that one is archived.</param>
internal sealed record DropAgainStep(int Number, int Of, bool IsSameName) : Step
{
    public override string ToString() => $"drop #{Number}, the content of #{Of} again{(IsSameName ? ", with its name" : "")}";
}
