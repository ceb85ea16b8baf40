class Job:
    def __init__(self, name):
        self.name = name

    def start(self):
        self.started = 1

    def stop(self):
        self.stopped = 2


job = Job("a")
job.stop()
job.start()
print(job.__dict__)
