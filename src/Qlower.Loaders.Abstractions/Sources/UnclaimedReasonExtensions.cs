namespace Qlower.Loaders;

/// <summary>The names of reasons. Thread-safe.</summary>
public static class UnclaimedReasonExtensions
{
    /// <summary>Returns the value of the metric's tag, such as <c>being_written</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no reason.</exception>
    public static string ToWireName(this UnclaimedReason reason) => reason switch
    {
        UnclaimedReason.Waiting => "waiting",
        UnclaimedReason.BeingWritten => "being_written",
        UnclaimedReason.NotRegular => "not_regular",
        UnclaimedReason.IgnoredName => "ignored_name",
        UnclaimedReason.UndecodableName => "undecodable_name",
        UnclaimedReason.Nested => "nested",
        UnclaimedReason.Unreadable => "unreadable",
        UnclaimedReason.UnknownPartner => "unknown_partner",
        UnclaimedReason.OlderVersionFirst => "older_version_first",
        UnclaimedReason.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Returns the reason in English for an operator, as a clause without a full stop, such as <c>the host may not read it</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no reason.</exception>
    public static string ToText(this UnclaimedReason reason) => reason switch
    {
        UnclaimedReason.Waiting => "it is complete and waits for a host, or until open loads of the partner close",
        UnclaimedReason.BeingWritten => "it is still being written, or its time of writing lies ahead",
        UnclaimedReason.NotRegular => "it is no regular file (a pipe, socket, device, link or folder)",
        UnclaimedReason.IgnoredName => "its name does not end in .json, or is hidden",
        UnclaimedReason.UndecodableName => "its name is not UTF-8",
        UnclaimedReason.Nested => "it is in a folder of its own, which is not read",
        UnclaimedReason.Unreadable => "the host may not read it",
        UnclaimedReason.UnknownPartner => "it is at no location of a configured partner",
        UnclaimedReason.OlderVersionFirst => "an older version of it is loaded first",
        UnclaimedReason.Deleted => "its sender deleted it, and versions of it remain",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
