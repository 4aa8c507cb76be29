package dev.handoff.local.sample;

/** The columns of the sample, as a CRM would export them. */
enum Column {
  LEAD_ID("Lead ID"),
  FIRST_NAME("First Name"),
  LAST_NAME("Last Name"),
  EMAIL("Email"),
  JOB_TITLE("Job Title"),
  SENIORITY("Seniority"),
  COMPANY("Company"),
  WEBSITE("Website"),
  INDUSTRY("Industry"),
  EMPLOYEES("Employees"),
  COUNTRY("Country"),
  LEAD_SOURCE("Lead Source"),
  CAMPAIGN("Campaign"),
  FIRST_SEEN("First Seen"),
  MESSAGE("Message"),
  PRICING_VISITS("Pricing Visits"),
  LAST_PRICING_VISIT("Last Pricing Visit"),
  WHITEPAPERS("Whitepapers"),
  LAST_DOWNLOAD("Last Download"),
  WEBINARS("Webinars"),
  LAST_WEBINAR("Last Webinar"),
  EMAIL_CLICKS("Email Clicks"),
  LAST_CLICK("Last Click"),
  SECONDS_TO_CLICK("Seconds To Click"),
  DEMO_REQUESTED("Demo Requested"),
  TRIAL_STARTED("Trial Started"),
  UNSUBSCRIBED("Unsubscribed"),
  OWNER("Owner"),
  FIRST_CALL("First Call"),
  ACCEPTED("Accepted"),
  REJECTED("Rejected"),
  REJECT_REASON("Reject Reason"),
  DISCOVERY("Discovery"),
  QUALIFIED("Qualified"),
  NEED("Need"),
  AUTHORITY("Authority"),
  TIMELINE("Timeline"),
  BUDGET("Budget"),
  DECISION_BY("Decision By"),
  OPPORTUNITY("Opportunity"),
  DISQUALIFIED("Disqualified"),
  DISQUALIFY_REASON("Disqualify Reason"),
  OPENED("Opened"),
  AMOUNT("Amount"),
  WON("Won"),
  LOST("Lost"),
  LOST_REASON("Lost Reason"),
  NURTURED("Nurtured"),
  NURTURE_UNTIL("Nurture Until"),
  NURTURE_REASON("Nurture Reason"),
  DEMO_AGAIN("Demo Again"),
  CALLED_AGAIN("Called Again"),
  ACCEPTED_AGAIN("Accepted Again"),
  TALKED_AGAIN("Discovery Again");

  private final String title;

  Column(String title) {
    this.title = title;
  }

  /** As the header line has it. */
  @Override
  public String toString() {
    return title;
  }
}
