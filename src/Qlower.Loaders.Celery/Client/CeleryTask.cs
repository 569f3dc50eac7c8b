using System.Globalization;
using System.Text.Json;

namespace Qlower.Loaders.Celery;

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

    /// <summary>The task before this one in a chain; <see langword="null"/> where there is none.</summary>
    public CeleryTask? Parent { get; }

    /// <summary>Waits for the result.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="timeout">How long to wait; as long as the token allows unless given.</param>
    /// <param name="cancellationToken">Ends the waiting; the task goes on.</param>
    /// <returns>The result; <see langword="null"/> where the task returned none.</returns>
    /// <exception cref="TaskFailedException">The task failed or was revoked.</exception>
    /// <exception cref="TimeoutException">It has not ended in time.</exception>
    /// <exception cref="JsonException">The result is of another shape.</exception>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<T?> GetAsync<T>(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var result = await WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        return result.State == TaskStates.Success ? result.Read<T>(_json) : throw new TaskFailedException(result, result.Failure);
    }

    /// <summary>Waits until the task has ended, however it did.</summary>
    /// <param name="timeout">How long to wait; as long as the token allows unless given.</param>
    /// <param name="cancellationToken">Ends the waiting; the task goes on.</param>
    /// <exception cref="TimeoutException">It has not ended in time.</exception>
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

    /// <summary>The state now; <see cref="TaskStates.Pending"/> where nothing is known.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<string> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(cancellationToken).ConfigureAwait(false))?.State ?? TaskStates.Pending;

    /// <summary>What is known now, such as the progress that a task reports; <see langword="null"/> where nothing is.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task<TaskResult?> ReadAsync(CancellationToken cancellationToken = default) =>
        await Results.ReadAsync(Id, cancellationToken).ConfigureAwait(false);

    /// <summary>Drops the result from the backend.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">No result is stored for this task.</exception>
    public async Task ForgetAsync(CancellationToken cancellationToken = default) =>
        await Results.ForgetAsync(Id, cancellationToken).ConfigureAwait(false);

    private IResultReader Results => _results
        ?? throw new InvalidOperationException($"No result is stored for the task {Id}: it ignores its result, or the client has no result backend.");
}
