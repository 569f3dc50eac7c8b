namespace Qlower.Loaders.Tests.Composition;

/// <summary>A source whose files are archived elsewhere.</summary>
internal sealed class ElsewhereSource : IFileSource
{
    public string Name => "web";

    public string ArchiveName => "vault";

    public IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
