using System.Text.Json;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery;

/// <summary>A running task: its message, and the services of the worker for its handler. Thread-safe.</summary>
public sealed class TaskContext
{
    private readonly JsonSerializerOptions _json;
    private readonly Func<string, object?, CancellationToken, Task> _report;

    internal TaskContext(TaskMessage message, string queue, bool redelivered, JsonSerializerOptions json, Func<string, object?, CancellationToken, Task> report)
    {
        (Message, Queue, IsRedelivered, _json, _report) = (message, queue, redelivered, json, report);
    }

    /// <summary>The task's id, which is the same for every attempt.</summary>
    public string Id => Message.Header.Id;

    /// <summary>The task's name.</summary>
    public string Task => Message.Header.Task;

    /// <summary>The number of retries before this attempt; 0 in the first attempt.</summary>
    public int Retries => Message.Header.Retries;

    /// <summary>The queue of the message.</summary>
    public string Queue { get; }

    /// <summary>Whether the message was delivered before, so that another run may have begun or even ended.</summary>
    public bool IsRedelivered { get; }

    /// <summary>The id of the first task that led to this one; its own id when it was sent alone.</summary>
    public string? RootId => Message.Header.RootId;

    /// <summary>The id of the task that sent this one; its own id in a retry.</summary>
    public string? ParentId => Message.Header.ParentId;

    /// <summary>The id of the task's group; <see langword="null"/> when it has none.</summary>
    public string? GroupId => Message.Header.Group;

    /// <summary>Headers of the message that are not Celery's own; strings are strings or bytes in UTF-8.</summary>
    public IReadOnlyDictionary<string, object?> Headers => Message.Header.Other;

    /// <summary>The positional arguments: an array.</summary>
    public JsonElement Args => Message.Args;

    /// <summary>The arguments by name: an object.</summary>
    public JsonElement Kwargs => Message.Kwargs;

    internal TaskMessage Message { get; }

    /// <summary>Returns an argument by its position, or by its name when it was not passed by position.</summary>
    /// <typeparam name="T">The type to deserialize.</typeparam>
    /// <param name="index">The position, from 0.</param>
    /// <param name="name">The name; <see langword="null"/> when the argument is only passed by position.</param>
    /// <exception cref="ArgumentException">The argument is missing, or cannot be deserialized as the type.</exception>
    public T? Get<T>(int index, string? name = null)
    {
        if (index < Args.GetArrayLength())
        {
            return Read<T>(Args[index], name ?? $"#{index}");
        }

        return name is not null ? Get<T>(name) : throw new ArgumentException($"The argument #{index} of {Task} is missing.");
    }

    /// <summary>Returns an argument by its name.</summary>
    /// <typeparam name="T">The type to deserialize.</typeparam>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The argument is missing, or cannot be deserialized as the type.</exception>
    public T? Get<T>(string name) => Kwargs.TryGetProperty(name, out var value)
        ? Read<T>(value, name)
        : throw new ArgumentException($"The argument '{name}' of {Task} is missing.");

    /// <summary>Returns an argument by its name, or another value when it is missing.</summary>
    /// <typeparam name="T">The type to deserialize.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="otherwise">The value for a missing argument.</param>
    /// <exception cref="ArgumentException">The argument cannot be deserialized as the type.</exception>
    public T? GetOr<T>(string name, T? otherwise) => Kwargs.TryGetProperty(name, out var value) ? Read<T>(value, name) : otherwise;

    /// <summary>Stores a state of the task's own, such as <c>PROGRESS</c>.</summary>
    /// <param name="state">The state; not a final one.</param>
    /// <param name="details">The details, serialized as JSON; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The state is final.</exception>
    public Task ReportAsync(string state, object? details = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        return TaskStates.IsFinal(state) ? throw new ArgumentException($"{state} is a final state.", nameof(state)) : _report(state, details, cancellationToken);
    }

    /// <summary>Creates the exception that requests a retry: <c>throw context.Retry(…)</c>.</summary>
    /// <param name="cause">The cause, which is stored as the failure when no attempt is left; <see langword="null"/> for none.</param>
    /// <param name="countdown">The delay; <see langword="null"/> for the task's own back-off.</param>
    /// <param name="maxRetries">The maximum number of retries; <see langword="null"/> for the task's own number.</param>
    public RetryTaskException Retry(Exception? cause = null, TimeSpan? countdown = null, int? maxRetries = null) =>
        new($"{Task} requests a retry.", cause) { Countdown = countdown, MaxRetries = maxRetries };

    private T? Read<T>(JsonElement value, string name)
    {
        try
        {
            return CeleryJson.Read<T>(value, _json);
        }
        catch (JsonException)
        {
            // The reader's message may quote the value.
            throw new ArgumentException($"The argument '{name}' of {Task} is not a {typeof(T).Name}.");
        }
    }
}
