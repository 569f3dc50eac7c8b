using System.Globalization;
using System.Text.Json;

namespace Qlower.Celery;

/// <summary>A task that was sent. Thread-safe.</summary>
public sealed class CeleryTask
{
    private readonly IResultReader? _results;
    private readonly JsonSerializerOptions? _json;
    private readonly TimeProvider _time;

    internal CeleryTask(string id, IResultReader? results, JsonSerializerOptions? json, TimeProvider time, CeleryTask? parent = null) =>
        (Id, _results, _json, _time, Parent) = (id, results, json, time, parent);

    /// <summary>The task's id.</summary>
    public string Id { get; }

    /// <summary>The preceding task of a chain; <see langword="null"/> when there is none.</summary>
    public CeleryTask? Parent { get; }

    /// <summary>Waits for the result.</summary>
    /// <typeparam name="T">The type to deserialize.</typeparam>
    /// <param name="timeout">How long to wait; <see langword="null"/> for no timeout.</param>
    /// <param name="cancellationToken">Cancels the wait; the task continues.</param>
    /// <returns>The result; <see langword="null"/> when the task returned none.</returns>
    /// <exception cref="TaskFailedException">The task failed or was revoked.</exception>
    /// <exception cref="TimeoutException">The task has not ended within the timeout.</exception>
    /// <exception cref="JsonException">The result cannot be deserialized as the type.</exception>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<T?> GetAsync<T>(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var result = await WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        return result.State == TaskStates.Success ? result.Read<T>(_json) : throw new TaskFailedException(result, result.Failure);
    }

    /// <summary>Waits until the task has ended in any final state.</summary>
    /// <param name="timeout">How long to wait; <see langword="null"/> for no timeout.</param>
    /// <param name="cancellationToken">Cancels the wait; the task continues.</param>
    /// <exception cref="TimeoutException">The task has not ended within the timeout.</exception>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<TaskResult> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var results = Results;
        if (timeout is not { } limit)
        {
            return await results.WaitAsync(Id, cancellationToken).ConfigureAwait(false);
        }

        using var timer = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await results.WaitAsync(Id, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The task {Id} has not ended within {limit}."));
        }
    }

    /// <summary>Returns the current state; <see cref="TaskStates.Pending"/> when none is stored.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<string> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(cancellationToken).ConfigureAwait(false))?.State ?? TaskStates.Pending;

    /// <summary>Returns the current state with its details, such as reported progress; <see langword="null"/> when none is stored.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<TaskResult?> ReadAsync(CancellationToken cancellationToken = default) =>
        await Results.ReadAsync(Id, cancellationToken).ConfigureAwait(false);

    /// <summary>Removes the result from the backend.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task ForgetAsync(CancellationToken cancellationToken = default) =>
        await Results.ForgetAsync(Id, cancellationToken).ConfigureAwait(false);

    private IResultReader Results => _results
        ?? throw new InvalidOperationException($"No result is stored for the task {Id}: it ignores its result, or the client has no result backend.");
}
