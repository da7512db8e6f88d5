using Tanba.Agent.Protocol;
using Tanba.Pki;

namespace Tanba.Agent.Consent.Window;

/// <summary>A complaint beside the field that it is about; the window stays.</summary>
public sealed record Complaint(string Field, Rejection Rejection);

/// <summary>One question on its page. The presses of buttons come one after the other.</summary>
public abstract class Dialog(Asker asker, Purpose purpose, Statement what)
{
    private readonly Lock pressing = new();

    public Asker Asker => asker;

    public Words Words => asker.Words;

    public Purpose Purpose => purpose;

    public Statement What => what;

    /// <summary>What is wrong with the last press, or null.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>Whether what the person agreed to was done; of use when it is finished.</summary>
    public abstract bool IsAgreed { get; }

    /// <summary>Completes when the person agreed or cancelled, or when nobody waits for an answer any more.</summary>
    public abstract Task Finished { get; }

    /// <summary>The inside of the form, down to the buttons.</summary>
    public abstract Html Content();

    public abstract void Cancel();

    public void Press(PressedForm form)
    {
        lock (pressing)
        {
            if (Finished.IsCompleted)
            {
                return;
            }

            Complaint = null;
            if (form.Button == "cancel")
            {
                Cancel();
            }
            else
            {
                Act(form);
            }
        }
    }

    protected abstract void Act(PressedForm form);

    protected void Complain(string field, Rejection rejection) => Complaint = new Complaint(field, rejection);

    protected void Complain(string field, string code) => Complain(field, Rejection.Invalid(code, field));
}

/// <summary>A question whose answer is a <typeparamref name="T"/>; null is «Cancel».</summary>
public abstract class Dialog<T>(Asker asker, Purpose purpose, Statement what) : Dialog(asker, purpose, what)
    where T : class
{
    private readonly TaskCompletionSource<T?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T?> Answer => answer.Task;

    public override Task Finished => answer.Task;

    public override bool IsAgreed => answer.Task is { IsCompletedSuccessfully: true, Result: not null };

    public override void Cancel() => answer.TrySetResult(null);

    /// <summary>False when somebody cancelled first.</summary>
    protected bool Agree(T value) => answer.TrySetResult(value);
}
