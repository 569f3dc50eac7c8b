namespace Qlower.Loaders;

/// <summary>The base class of a typed transformer of one model.</summary>
/// <typeparam name="TSent">The record as sent.</typeparam>
/// <typeparam name="TResult">The internal record.</typeparam>
public abstract class Transformer<TSent, TResult> : ITransformer
    where TSent : class, IFormatRecord, new()
    where TResult : class, IInternalRecord
{
    private readonly RecordModel _model = new TSent().Model;

    /// <inheritdoc />
    public bool Handles(RecordModel model) => model == _model;

    /// <inheritdoc />
    public ValueTask TransformAsync(TransformationContext record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        Transform((TSent)record.Sent, (TResult)record.Result, record);
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes <paramref name="result"/> in place and explains each change to <paramref name="context"/>.</summary>
    protected abstract void Transform(TSent sent, TResult result, TransformationContext context);
}
