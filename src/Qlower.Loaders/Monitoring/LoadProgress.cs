namespace Qlower.Loaders;

/// <summary>The progress of a load in its present stage.</summary>
/// <param name="LoadId">The load.</param>
/// <param name="State"><see cref="LoadState.Received"/> while it is inspected, <see cref="LoadState.Processing"/> while parts are processed.</param>
/// <param name="Done">Bytes read, or parts done.</param>
/// <param name="Total">Bytes of the file, or parts.</param>
/// <param name="Elapsed">Time since the stage began or resumed.</param>
public readonly record struct LoadProgress(string LoadId, LoadState State, long Done, long Total, TimeSpan Elapsed);
