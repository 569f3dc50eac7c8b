using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>The report of what is in the inbox and not claimed.</summary>
internal sealed partial class FolderSource : IInboxSource
{
    public async IAsyncEnumerable<UnclaimedFile> ListUnclaimedAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var partners = await Guarded(_layout.Inbox, () => _layout.Partners().ToArray()).ConfigureAwait(false);
        foreach (var entry in partners.SelectMany(EntriesOf).Concat(_inbox.Loose()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = entry.Reason is null ? Find(entry.Partner, entry.Path) : null;
            if (entry.Reason is not null || file is not null)
            {
                yield return Unclaimed(entry, file);
            }
        }
    }

    private InboxEntry[] EntriesOf(string partner)
    {
        try
        {
            return [.. _inbox.EntriesOf(partner)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [new(partner, Path.Combine(_layout.Inbox, partner), UnclaimedReason.Unreadable)];
        }
    }

    private UnclaimedFile Unclaimed(InboxEntry entry, SourceFile? file)
    {
        var folder = Path.Combine(_layout.Inbox, entry.Partner);
        return new UnclaimedFile
        {
            Source = Name,
            Partner = entry.Partner.Length == 0 ? "" : FolderLayout.Visible(entry.Partner),
            Name = entry.Path == folder ? "." : FolderLayout.VisiblePath(Path.GetRelativePath(folder, entry.Path)),
            Location = FolderLayout.VisiblePath(_layout.Relative(entry.Path)),
            Reason = entry.Reason
                ?? (!RegularFile.CanRead(entry.Path) ? UnclaimedReason.Unreadable
                    : _settling.IsStable(file!) ? UnclaimedReason.Waiting : UnclaimedReason.BeingWritten),
            LastModified = file?.LastModified,
        };
    }
}
