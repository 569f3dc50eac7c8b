namespace Qlower.Loaders;

/// <summary>Why and until when a load waits.</summary>
/// <param name="Reason">The reason, without secrets and personal data.</param>
/// <param name="NotBefore">No worker takes the load before.</param>
public sealed record LoadWait(string Reason, DateTimeOffset NotBefore);
