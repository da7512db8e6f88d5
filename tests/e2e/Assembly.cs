// Each class starts a server, an agent and browsers of its own; they wait for each other often enough that two at once pay.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
