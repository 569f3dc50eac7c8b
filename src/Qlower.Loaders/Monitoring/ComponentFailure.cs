namespace Qlower.Loaders.Monitoring;

/// <summary>A failure of a part of the host that has not ended.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Timestamp">When it began, on the clock that measures its duration.</param>
/// <param name="Reason">The last reason.</param>
internal sealed record ComponentFailure(DateTimeOffset Since, long Timestamp, string Reason);
