namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>An entry of the section <c>clients</c>. Immutable.</summary>
/// <param name="Email">The client's email address, which is its external id.</param>
/// <param name="Text">The first name, which distinguishes it from every other client with the same address.</param>
/// <param name="IsInvalid">Whether static validation rejects it.</param>
/// <param name="Records">Its records, in the order of the file.</param>
internal sealed record SentClient(string Email, string Text, bool IsInvalid, IReadOnlyList<SentRecord> Records)
{
    public override string ToString() => $"{Email}={Text}{(IsInvalid ? " (invalid)" : "")} [ {string.Join(", ", Records)} ]";
}
