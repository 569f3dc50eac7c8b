namespace Qlower.Loaders.CrashPoints.Tests.Hosts;

/// <summary>What a process of hosts reported.</summary>
/// <param name="What"><c>point</c>, <c>reached</c>, <c>done</c>, <c>idle</c> or <c>failed</c>.</param>
/// <param name="Host">The index of the plan.</param>
/// <param name="Name">The point, or the error.</param>
internal sealed record HostLine(string What, int Host, string Name);
