namespace Qlower.Loaders.Sources.Folder;

/// <summary>Something in the inbox that is not claimed. Immutable.</summary>
/// <param name="Partner">The partner's folder; empty in the inbox itself.</param>
/// <param name="Path">The path as .NET decodes it; it leads nowhere when the name is not UTF-8.</param>
/// <param name="Reason">Why it cannot be loaded; <see langword="null"/> for a regular file with the name of one to load.</param>
internal readonly record struct InboxEntry(string Partner, string Path, UnclaimedReason? Reason);
